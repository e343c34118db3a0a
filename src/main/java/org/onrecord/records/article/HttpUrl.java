package org.onrecord.records.article;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Constraint: an absolute http or https URL (RFC 3986) of at most 2,000 ASCII characters. */
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = HttpUrl.Validator.class)
public @interface HttpUrl {
  String message() default
      "must be an absolute http or https URL of at most 2000 characters, others than ASCII percent-encoded";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Validates the constraint. */
  class Validator implements ConstraintValidator<HttpUrl, String> {
    /**
     * Requires a host. {@code URI.getHost()} is not used, since it is null for names with
     * underscores.
     */
    private static final Pattern AUTHORITY =
        Pattern.compile("([^@]*@)?(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(:\\d{0,5})?");

    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      if (value == null) {
        return true;
      }
      return value.length() <= 2000 && value.chars().allMatch(c -> c < 0x7F) && isHttp(value);
    }

    private static boolean isHttp(String value) {
      try {
        URI uri = new URI(value);
        String scheme = String.valueOf(uri.getScheme());
        return (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
            && uri.getRawAuthority() != null
            && AUTHORITY.matcher(uri.getRawAuthority()).matches();
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }
}
