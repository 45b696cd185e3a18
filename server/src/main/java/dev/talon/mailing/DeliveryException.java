package dev.talon.mailing;

/** A report that did not reach where it was to go; the message is what libraries and the system said of it. */
final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient DeliveryFailure trouble;

    DeliveryException(DeliveryFailure trouble, String said) {
        super(said);
        this.trouble = trouble;
    }

    DeliveryFailure trouble() {
        return trouble;
    }
}
