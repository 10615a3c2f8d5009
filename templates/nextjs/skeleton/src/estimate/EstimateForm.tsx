"use client";

import { useActionState } from "react";
import { type EstimateState, requestEstimate } from "./action";
import styles from "./EstimateForm.module.css";
import { maxKilograms, zoneNames, zones } from "./estimate";

const initial: EstimateState = { weight: "", zone: "domestic", errors: {} };

const euros = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });

/** Asks what is sent where, and shows what that costs. It works before, and without, JavaScript. */
export function EstimateForm() {
  const [state, action, pending] = useActionState(requestEstimate, initial);
  const { errors, estimate } = state;
  return (
    <form action={action} className={styles.form} noValidate>
      <div className={styles.field}>
        <label htmlFor="weight">Weight in kg</label>
        <input
          aria-describedby={errors.weight ? "weight-hint weight-error" : "weight-hint"}
          aria-invalid={errors.weight ? true : undefined}
          autoComplete="off"
          defaultValue={state.weight}
          id="weight"
          inputMode="decimal"
          name="weight"
          required
        />
        <p className={styles.hint} id="weight-hint">
          Up to {maxKilograms} kg.
        </p>
        <FieldError id="weight-error" messages={errors.weight} />
      </div>
      <div className={styles.field}>
        <label htmlFor="zone">Where to</label>
        <select
          aria-describedby={errors.zone ? "zone-error" : undefined}
          aria-invalid={errors.zone ? true : undefined}
          defaultValue={state.zone}
          id="zone"
          // React resets the form after each answer, and a select to what it was drawn with.
          key={state.zone}
          name="zone"
        >
          {zoneNames.map((zone) => (
            <option key={zone} value={zone}>
              {zones[zone].label}
            </option>
          ))}
        </select>
        <FieldError id="zone-error" messages={errors.zone} />
      </div>
      <button disabled={pending} type="submit">
        {pending ? "Working it out …" : "Show the price"}
      </button>
      <output className={styles.result} htmlFor="weight zone">
        {estimate && (
          <>
            <strong className={styles.price}>{euros.format(estimate.cents / 100)}</strong>
            <span>
              delivered in {estimate.days[0]} to {estimate.days[1]} days
            </span>
          </>
        )}
      </output>
    </form>
  );
}

function FieldError({ id, messages }: { id: string; messages: string[] | undefined }) {
  return (
    messages && (
      <p className={styles.error} id={id} role="alert">
        {messages.join(" ")}
      </p>
    )
  );
}
