package org.onrecord.web.conditional;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a resource method that accepts the headers {@code If-Match} and {@code If-None-Match}; a
 * GET accepts the latter only. Malformed ones are reported with the other faults of the request.
 */
@NameBinding
@Target(METHOD)
@Retention(RUNTIME)
public @interface AcceptsConditions {}
