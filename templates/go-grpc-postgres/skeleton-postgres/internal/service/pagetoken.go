package service

import (
	"encoding/base64"
	"errors"
	"strings"
)

// pageTokenVersion begins every token, so that tokens of another form can be told apart from it.
const pageTokenVersion = "1:"

var errPageToken = errors.New("malformed page token")

// encodePageToken makes a token for the page after the item with this SKU. It is opaque so that
// callers don't come to depend on what is in it.
func encodePageToken(sku string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(pageTokenVersion + sku))
}

// decodePageToken returns the SKU in a token. The token of the first page is empty, and so is the
// SKU that every other comes after.
func decodePageToken(token string) (sku string, err error) {
	if token == "" {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil {
		return "", errPageToken
	}
	sku, ok := strings.CutPrefix(string(raw), pageTokenVersion)
	// The decoder skips line breaks; comparing leaves one token only for each page.
	if !ok || !skuPattern.MatchString(sku) || encodePageToken(sku) != token {
		return "", errPageToken
	}
	return sku, nil
}
