package org.onrecord.query.facet;

/** A constant of an enum of facets, with the name that the parameter {@code by} takes. */
public interface FacetName {
  /** The facet of this name. */
  Facet facet();
}
