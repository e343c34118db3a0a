package org.onrecord.contract.compatibility;

/** The writer of the values that a schema describes, which decides which changes are breaking. */
enum Direction {
  /** Clients write the values: everything that was valid must stay valid. */
  REQUEST,
  /** The service writes the values: no value may occur that was not possible before. */
  RESPONSE;

  /** The side that must stay within the other one. */
  <T> T inner(T released, T current) {
    return this == REQUEST ? released : current;
  }

  /** The side that must contain the other one. */
  <T> T outer(T released, T current) {
    return this == REQUEST ? current : released;
  }
}
