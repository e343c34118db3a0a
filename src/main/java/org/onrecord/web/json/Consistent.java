package org.onrecord.web.json;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.List;
import org.onrecord.web.problem.Fault;

/**
 * Constraint of a record whose members depend on each other. It is validated with the constraints
 * of the members, so that one response names the faults of both.
 */
@Target(TYPE)
@Retention(RUNTIME)
@Constraint(validatedBy = Consistent.Validator.class)
public @interface Consistent {
  String message() default "has members that do not fit together";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** A record that finds the contradictions of its members. */
  interface Members {
    /** The violated rules, each at the record ("") or at one of its members ("/to"). */
    List<Fault> contradictions();

    /** The fault of a date range that ends before it starts. Null means an open end. */
    static List<Fault> ofDates(String from, LocalDate first, String to, LocalDate last) {
      return first != null && last != null && first.isAfter(last)
          ? List.of(Fault.at("/" + to, "must not be before " + from))
          : List.of();
    }

    /** The fault of a range of days or instants that ends before it starts. */
    static List<Fault> ofTimes(String from, TimeSpan first, String to, TimeSpan last) {
      return first != null && last != null && first.first().isAfter(last.last())
          ? List.of(Fault.at("/" + to, "must not be before " + from))
          : List.of();
    }
  }

  /** Validates the constraint. */
  class Validator implements ConstraintValidator<Consistent, Members> {
    @Override
    public boolean isValid(Members members, ConstraintValidatorContext context) {
      List<Fault> faults = members.contradictions();
      context.disableDefaultConstraintViolation();
      faults.forEach(fault -> add(fault, context));
      return faults.isEmpty();
    }

    private static void add(Fault fault, ConstraintValidatorContext context) {
      var violation = context.buildConstraintViolationWithTemplate(fault.detail());
      if (fault.pointer().isEmpty()) {
        violation.addConstraintViolation();
      } else {
        violation.addPropertyNode(fault.pointer().substring(1)).addConstraintViolation();
      }
    }
  }
}
