-- +goose Up
CREATE TABLE items (
    sku text PRIMARY KEY CHECK (sku ~ '^[A-Z0-9][A-Z0-9-]{1,30}[A-Z0-9]$'),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    quantity bigint NOT NULL CHECK (quantity BETWEEN 0 AND 1000000000),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE items IS 'Things held in stock, one row for each SKU.';

-- +goose Down
DROP TABLE items;
