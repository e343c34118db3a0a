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
 * Constraint of a text that is not blank and has at most {@code max} Unicode code points, like
 * {@code maxLength} of JSON Schema. ({@code @Size} counts UTF-16 units.)
 */
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = Text.Validator.class)
public @interface Text {
  /** Maximum length in code points. */
  int max();

  String message() default "must not be blank";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Validates the constraint. */
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
      return !isBlank(value);
    }

    /** True if a text is empty or consists of white space, such as no-break spaces. */
    public static boolean isBlank(String text) {
      return text.codePoints().allMatch(Validator::isSpace);
    }

    private static boolean isSpace(int codePoint) {
      return Character.isWhitespace(codePoint)
          || Character.isSpaceChar(codePoint)
          || codePoint == 0xFEFF;
    }
  }
}
