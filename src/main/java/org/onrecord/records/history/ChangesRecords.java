package org.onrecord.records.history;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a resource method that changes articles, quotes or actors. It accepts the header {@code
 * Change-Reason}; the history of each changed record shows the reason and the author.
 */
@NameBinding
@Target(METHOD)
@Retention(RUNTIME)
public @interface ChangesRecords {}
