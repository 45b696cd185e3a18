package dev.talon.web;

/** The HTTP side of a feature: parses requests, calls the feature, answers. */
public interface Routes {
    /** Gives each operation of the contract that this feature serves its handler. */
    void mount(Api api);
}
