package org.onrecord.records.actor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.onrecord.database.sql.RecordIds;
import org.onrecord.records.history.HistoryTracked;
import org.onrecord.records.history.RecordKind;

/** Membership of an actor in another. Both days are inclusive; null is unknown or open. */
@Entity
public class Affiliation extends PanacheEntityBase implements HistoryTracked {
  @Id public UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  public Actor member;

  /** The actor that the member belongs to. */
  @ManyToOne(fetch = FetchType.LAZY)
  public Actor actor;

  public String role;

  @Column(insertable = false, updatable = false)
  public String roleFolded;

  public LocalDate fromDay;
  public LocalDate toDay;

  /** Generated sort key: {@code fromDay}, or the earliest date if null. */
  @Column(insertable = false, updatable = false)
  public LocalDate fromOrder;

  Affiliation() {}

  Affiliation(Actor member, Actor actor, AffiliationInput input) {
    this.id = RecordIds.next();
    this.member = member;
    this.actor = actor;
    this.role = input.role();
    this.fromDay = input.from();
    this.toDay = input.to();
  }

  boolean hasValues(Actor other, AffiliationInput input) {
    return actor.id.equals(other.id)
        && Objects.equals(role, input.role())
        && Objects.equals(fromDay, input.from())
        && Objects.equals(toDay, input.to());
  }

  @Override
  public Key recordKey() {
    return new Key(RecordKind.ACTOR, member.id);
  }
}
