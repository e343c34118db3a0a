package org.onrecord.extraction;

/** A noun phrase, from which a {@link Mention} is built once its entity is known. */
final class Phrase {
  int first;
  int end;
  int tail;
  int head;
  ProperName name;
  MentionForm form;
  EntityKind kind;
  Gender gender = Gender.UNKNOWN;
  boolean plural;
  String role;

  /** The second role, if roles stand both before and after the name. */
  String furtherRole;

  /** The name that this phrase is in apposition to; may be null. */
  Phrase apposed;

  /** The entity that it refers to. */
  EntityBuilder entity;

  boolean subject;

  /** True if it is the subject of a saying verb. */
  boolean speaker;

  boolean quoted;
  boolean definite;

  Phrase(MentionForm form, int first, int end, int head) {
    this.form = form;
    this.first = first;
    this.end = end;
    this.tail = end;
    this.head = head;
  }

  Mention mention(int index) {
    int nameFirst = name == null ? -1 : name.first();
    int nameEnd = name == null ? -1 : name.end();
    Gender knownGender = gender == Gender.UNKNOWN ? entity.gender : gender;
    EntityKind knownKind = kind == null ? entity.kind : kind;
    return new Mention(
        index,
        first,
        end,
        tail,
        head,
        nameFirst,
        nameEnd,
        form,
        knownKind,
        knownGender,
        plural,
        role);
  }
}
