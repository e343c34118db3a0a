package org.onrecord.query.facet;

/** The type of the values of a facet in a response. */
enum FacetValueKind {
  /** A string. */
  TEXT,
  /** An {@link ActorValue}. */
  ACTOR,
  /** A {@link LabelledValue}. */
  LABELLED
}
