package org.onrecord.records.history;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a resource method that changes articles, quotes or actors: it takes the header {@code
 * Change-Reason}, and the histories of what it changes tell who asked for it, and why.
 */
@NameBinding
@Target(METHOD)
@Retention(RUNTIME)
public @interface ChangesRecords {}
