-- name: InsertItem :one
INSERT INTO items (sku, name, quantity)
VALUES ($1, $2, $3)
RETURNING *;

-- name: GetItem :one
SELECT * FROM items WHERE sku = $1;

-- name: LockItem :one
SELECT * FROM items WHERE sku = $1 FOR UPDATE;

-- name: ListItemsAfter :many
SELECT * FROM items
WHERE sku > sqlc.arg(after)
ORDER BY sku
LIMIT sqlc.arg(page_size);

-- name: SetQuantity :exec
UPDATE items SET quantity = $2, updated_at = now() WHERE sku = $1;

-- name: GetMovement :one
SELECT * FROM stock_movements WHERE request_id = $1;

-- name: InsertMovement :exec
INSERT INTO stock_movements (request_id, sku, delta, quantity_after)
VALUES ($1, $2, $3, $4);
