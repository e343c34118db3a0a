package org.onrecord.records.actor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.history.HistoryTracked;
import org.onrecord.records.history.RecordKind;
import org.onrecord.records.origin.Origin;

/** A person, state, organization, group or medium that speaks, publishes or is mentioned. */
@Entity
public class Actor extends PanacheEntityBase implements HistoryTracked {
  @Id public UUID id;
  public String name;

  /** Generated: the name without case and diacritics, for comparison and sorting. */
  @Column(insertable = false, updatable = false)
  public String nameFolded;

  @Enumerated(EnumType.STRING)
  public ActorKind kind;

  public String description;
  public String wikidataId;

  /** The text forms of the external ids; null for none. */
  public String[] externalIds;

  @ElementCollection
  @CollectionTable(name = "alias", joinColumns = @JoinColumn(name = "actor_id"))
  @OrderColumn(name = "position")
  public List<Alias> aliases = new ArrayList<>();

  @OptimisticLock(excluded = false)
  @OneToMany(mappedBy = "member", cascade = CascadeType.ALL, orphanRemoval = true)
  public List<Affiliation> affiliations = new ArrayList<>();

  public Origin origin = Origin.EDITOR;

  public Instant createdAt;
  public Instant updatedAt;

  /** Incremented by every change. */
  @Version public long version;

  Actor() {}

  Actor(UUID id, String name, ActorKind kind, Instant now) {
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.createdAt = now;
    this.updatedAt = now;
    // Not 0: a restored actor reuses its id and must not repeat an earlier ETag.
    this.version = now.toEpochMilli();
  }

  /**
   * An actor with nothing but an id, for the rows of records that refer to it. Not to be persisted.
   */
  public static Actor reference(UUID id) {
    Actor reference = new Actor();
    reference.id = id;
    return reference;
  }

  /** True if the actor has another id in the scheme of one of these: it is another actor there. */
  public boolean hasOtherExternalIds(List<ExternalId> ids) {
    return ExternalId.contradict(ExternalId.ofColumn(externalIds), ids);
  }

  @Override
  public Key recordKey() {
    return new Key(RecordKind.ACTOR, id);
  }
}
