package org.onrecord.query.list;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares the query parameters of a resource method as components of records. A request with other
 * parameters is rejected; a method without the annotation accepts none.
 */
@Target(METHOD)
@Retention(RUNTIME)
public @interface AcceptsParameters {
  Class<? extends Record>[] value();

  /** Components that are not parameters here, since the path determines them. */
  String[] except() default {};
}
