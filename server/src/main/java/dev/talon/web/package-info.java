/**
 * The HTTP layer: the contract, problems, pages.
 *
 * <p>{@link dev.talon.web.Api} binds the operations of {@code openapi.yaml} to handlers. A request is validated
 * against the contract, its caller is checked against the operation's {@code x-talon-allow}, and only then does the
 * handler get it. A handler returns an {@link dev.talon.web.Answer} or fails with a {@link dev.talon.web.Problem}.
 * Every other failure is an error of Talon: it is logged, and the caller is told so without details.
 */
package dev.talon.web;
