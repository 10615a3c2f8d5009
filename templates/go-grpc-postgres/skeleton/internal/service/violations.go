package service

import (
	"fmt"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// violations collects what is wrong with a request, so that a caller learns of it all at once.
type violations []*errdetails.BadRequest_FieldViolation

func (v *violations) check(ok bool, field, format string, args ...any) {
	if !ok {
		*v = append(*v, &errdetails.BadRequest_FieldViolation{Field: field, Description: fmt.Sprintf(format, args...)})
	}
}

// err is INVALID_ARGUMENT with one detail for each violation, or nil if there is none.
func (v violations) err() error {
	if len(v) == 0 {
		return nil
	}
	message := v[0].GetField() + " " + v[0].GetDescription()
	if more := len(v) - 1; more > 0 {
		message = fmt.Sprintf("%s (and %d more)", message, more)
	}
	st := status.New(codes.InvalidArgument, message)
	if detailed, err := st.WithDetails(&errdetails.BadRequest{FieldViolations: v}); err == nil {
		st = detailed
	}
	return st.Err()
}
