package org.onrecord.pages.layout;

import java.time.LocalDate;
import java.util.List;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.actor.AffiliationView;

/**
 * An office of an actor.
 *
 * @param role null if it is not known
 * @param from null if it is not known
 * @param to null if it is not known, or the office is held
 */
public record HeldOffice(String role, ActorReference in, LocalDate from, LocalDate to) {

  /** The offices held on a day; none if the day is not known. */
  public static List<HeldOffice> on(LocalDate day, ActorView actor) {
    return day == null
        ? List.of()
        : actor.affiliations().stream()
            .filter(affiliation -> isInForce(affiliation, day))
            .map(HeldOffice::of)
            .toList();
  }

  /** An affiliation as an office. */
  public static HeldOffice of(AffiliationView affiliation) {
    return new HeldOffice(
        affiliation.role(), affiliation.actor(), affiliation.from(), affiliation.to());
  }

  private static boolean isInForce(AffiliationView affiliation, LocalDate day) {
    return (affiliation.from() == null || !affiliation.from().isAfter(day))
        && (affiliation.to() == null || !affiliation.to().isBefore(day));
  }
}
