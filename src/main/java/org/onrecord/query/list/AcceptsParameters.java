package org.onrecord.query.list;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names the records whose components are the query parameters that a resource method takes. A
 * method without it takes none; whatever else a request carries is refused.
 */
@Target(METHOD)
@Retention(RUNTIME)
public @interface AcceptsParameters {
  /** The records. */
  Class<? extends Record>[] value();

  /** Components that the path already says, and that are no parameters here. */
  String[] except() default {};
}
