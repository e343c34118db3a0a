package org.onrecord.query.list;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares that each repeatable parameter of a filter, such as {@code speaker}, has a counterpart
 * that leaves out what it finds: {@code notSpeaker}. {@link ListParameters#readNegated} reads the
 * counterparts as a second filter.
 */
@Target(TYPE)
@Retention(RUNTIME)
public @interface Negatable {
  /** Repeatable parameters without a counterpart. */
  String[] except() default {};
}
