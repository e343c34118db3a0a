package org.onrecord.records.quote;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Constraint: names of {@link QuotePart}, separated by commas. */
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "(saidOn|via|role|url|speaker)(,(saidOn|via|role|url|speaker)){0,4}")
@ReportAsSingleViolation
@interface QuoteParts {
  String message() default "must be one or more of saidOn, via, role, url, speaker";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
