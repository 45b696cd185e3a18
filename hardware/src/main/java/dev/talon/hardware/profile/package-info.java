/**
 * What a model of printer understands: a {@link dev.talon.hardware.profile.PrinterProfile} is data, a person can read and
 * change it, and two printers of one model share it.
 *
 * <p>The shipped profiles are YAML files beside {@link dev.talon.hardware.profile.Profiles}, one a printer class, each field
 * with the reason for its value. A changed copy travels as JSON with the same field names.
 */
package dev.talon.hardware.profile;
