/**
 * What a model of printers understands: a {@link dev.talon.hardware.profile.PrinterProfile} is data that a person can
 * read and change. Printers of one model share it.
 *
 * <p>The shipped profiles are YAML files beside {@link dev.talon.hardware.profile.Profiles}, one for each class of
 * printers; each field has the reason for its value. A changed copy travels as JSON with the same field names.
 */
package dev.talon.hardware.profile;
