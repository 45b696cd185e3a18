package dev.talon.mailing;

/** A report was not delivered; the message has the words of libraries and the system. */
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
