package org.onrecord.web.idempotency;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a resource method that accepts the header {@code Idempotency-Key}. A malformed key is
 * reported with the other faults of the request.
 */
@NameBinding
@Target(METHOD)
@Retention(RUNTIME)
public @interface AcceptsIdempotencyKey {}
