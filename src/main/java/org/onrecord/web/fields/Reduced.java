package org.onrecord.web.fields;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.onrecord.web.conditional.FieldsPart;
import org.onrecord.web.conditional.HasEtag;

/** An answer that is written with selected fields only. */
@RegisterForReflection
public sealed interface Reduced {
  /** The whole answer. */
  Object whole();

  /** The fields to write. */
  FieldSelection fields();

  static Reduced of(Object whole, FieldSelection fields) {
    return whole instanceof HasEtag tagged
        ? new OfRecord(tagged, fields)
        : new OfList(whole, fields);
  }

  /** A list, which has no entity tag. */
  @RegisterForReflection
  record OfList(Object whole, FieldSelection fields) implements Reduced {}

  /** A record, whose entity tag depends on the fields. */
  @RegisterForReflection
  record OfRecord(HasEtag whole, FieldSelection fields) implements Reduced, HasEtag {
    @Override
    public String tag() {
      return FieldsPart.addedTo(whole.tagWithNested(), fields.tagHash());
    }
  }
}
