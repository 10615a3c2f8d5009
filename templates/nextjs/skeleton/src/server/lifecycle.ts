/** Where the server is in its life, as the platform is told by /readyz. */
export class Lifecycle {
  #state: "starting" | "serving" | "draining" = "starting";

  get state(): "starting" | "serving" | "draining" {
    return this.#state;
  }

  serving(): void {
    this.#state = "serving";
  }

  draining(): void {
    this.#state = "draining";
  }
}
