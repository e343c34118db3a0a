package org.onrecord.web.json;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Text that is not blank and has at most {@code max} Unicode code points. (Bean Validation's own
 * {@code @Size} counts UTF-16 units, JSON Schema's {@code maxLength} code points.)
 */
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = Text.Validator.class)
public @interface Text {
  /** The most code points allowed. */
  int max();

  String message() default "must not be blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks the constraint. */
  class Validator implements ConstraintValidator<Text, String> {
    private int max;

    @Override
    public void initialize(Text text) {
      max = text.max();
    }

    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      if (value == null) {
        return true;
      }
      if (value.codePointCount(0, value.length()) > max) {
        context.disableDefaultConstraintViolation();
        context
            .buildConstraintViolationWithTemplate(
                "must have at most " + max + " characters (Unicode code points)")
            .addConstraintViolation();
        return false;
      }
      return !value.codePoints().allMatch(Validator::isSpace);
    }

    private static boolean isSpace(int codePoint) {
      return Character.isWhitespace(codePoint)
          || Character.isSpaceChar(codePoint)
          || codePoint == 0xFEFF;
    }
  }
}
