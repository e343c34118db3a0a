package org.onrecord.records.actor;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Constraint: the id of an item of Wikidata. */
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = WikidataId.PATTERN)
@ReportAsSingleViolation
public @interface WikidataId {
  /** The form of a Wikidata id. */
  String PATTERN = "Q[1-9][0-9]{0,10}";

  String message() default "must be a Wikidata id such as Q42";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
