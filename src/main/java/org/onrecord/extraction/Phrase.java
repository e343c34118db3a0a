package org.onrecord.extraction;

/** A mention while it is found out: which words it has and, last, whom it means. */
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

  /** The role after a name that has one before it, too. */
  String furtherRole;

  /** Names the same as this: the name beside an apposition; null where there is none. */
  Phrase apposed;

  /** Whom it means. */
  EntityBuilder entity;

  boolean subject;

  /** Whether it is the subject of a saying verb. */
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
    Gender known = gender == Gender.UNKNOWN ? entity.gender : gender;
    EntityKind of = kind == null ? entity.kind : kind;
    return new Mention(
        index, first, end, tail, head, nameFirst, nameEnd, form, of, known, plural, role);
  }
}
