package org.onrecord.query.facet;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Constraint: the name of a facet such as {@code speaker}, or two names such as {@code
 * month,speaker} whose facets are crossed.
 */
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = FacetNames.Validator.class)
public @interface FacetNames {
  /** The enum of the known facets. */
  Class<? extends FacetName> value();

  String message() default "must be the name of a facet, or two names separated by a comma";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Validates the constraint. */
  class Validator implements ConstraintValidator<FacetNames, String> {
    private List<Facet> known = List.of();

    @Override
    public void initialize(FacetNames constraint) {
      known = FacetSelection.facets(constraint.value());
    }

    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      String fault = value == null ? null : FacetSelection.fault(value, known);
      if (fault == null) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
      return false;
    }
  }
}
