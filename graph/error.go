package graph

import (
	"context"
	"errors"
	"fmt"
)

// A Code says what kind of failure an Error is, for callers that act on it.
type Code string

// The codes. What is not deliberately an Error is Internal.
const (
	Invalid         Code = "invalid"
	Unauthenticated Code = "unauthenticated"
	Forbidden       Code = "forbidden"
	NotFound        Code = "not_found"
	Conflict        Code = "conflict"
	TooLarge        Code = "too_large"
	Limited         Code = "limited"
	Canceled        Code = "canceled"
	Internal        Code = "internal"
	Unavailable     Code = "unavailable"
	Timeout         Code = "timeout"
)

// An Error is a failure that a caller can act on. Message is one sentence that
// names the thing and the remedy and is safe to show to anyone; the cause is
// for the log only and is reached by errors.Unwrap.
type Error struct {
	Code    Code
	Field   string // the argument, flag, file or column at fault; may be empty
	Message string
	Err     error // never shown
}

// Error gives the message alone: the cause stays out of it.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error of a code about a field, which may be empty.
func Errorf(code Code, field, format string, args ...any) *Error {
	return &Error{Code: code, Field: field, Message: fmt.Sprintf(format, args...)}
}

// Because gives the error its cause and returns it.
func (e *Error) Because(cause error) *Error {
	e.Err = cause
	return e
}

// CodeOf tells the code of an error: its own where an Error is in its chain,
// Canceled or Timeout for those of a context, Internal for the rest.
func CodeOf(err error) Code {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e.Code
	case errors.Is(err, context.Canceled):
		return Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return Timeout
	}
	return Internal
}

// ContextError turns the end of a context into an Error, or returns nil while
// the context lives. Stores ask it before they read a driver's error, since a
// driver may report its own.
func ContextError(ctx context.Context) error {
	switch err := ctx.Err(); {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return Errorf(Timeout, "", "the time allowed for this ran out; ask for less or allow more time").Because(err)
	default:
		return Errorf(Canceled, "", "cancelled before it was done").Because(err)
	}
}
