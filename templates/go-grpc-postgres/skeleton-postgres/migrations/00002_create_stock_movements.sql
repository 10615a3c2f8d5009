-- +goose Up
CREATE TABLE stock_movements (
    request_id text PRIMARY KEY CHECK (char_length(request_id) BETWEEN 1 AND 64),
    sku text NOT NULL REFERENCES items (sku),
    delta bigint NOT NULL CHECK (delta <> 0),
    quantity_after bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX stock_movements_sku_created_at_idx ON stock_movements (sku, created_at);

COMMENT ON TABLE stock_movements IS 'Every change of a quantity, once for each request_id; what makes a retry harmless.';

-- +goose Down
DROP TABLE stock_movements;
