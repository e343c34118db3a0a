package org.onrecord.records.external;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.onrecord.web.json.Text;

/** Constraint: an external id in its text form, such as {@code cms:4711}. */
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = ExternalIdText.Validator.class)
public @interface ExternalIdText {
  String message() default "must be a scheme and an id, such as cms:4711";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Validates the constraint. */
  class Validator implements ConstraintValidator<ExternalIdText, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      return value == null || ExternalId.tryParse(value).filter(Validator::isBounded).isPresent();
    }

    private static boolean isBounded(ExternalId id) {
      String value = id.value();
      return value.codePointCount(0, value.length()) <= ExternalId.MAX_VALUE
          && !Text.Validator.isBlank(value);
    }
  }
}
