package org.onrecord.contract.compatibility;

/** Who writes what a schema describes, and so which change of it breaks. */
enum Direction {
  /** Clients write it: what they were allowed must stay allowed. */
  REQUEST,
  /** The service writes it: it may hold nothing that clients could not meet before. */
  RESPONSE;

  /** Of what was released and what is current, that which may not exceed the other one. */
  <T> T inner(T released, T current) {
    return this == REQUEST ? released : current;
  }

  /** The other one. */
  <T> T outer(T released, T current) {
    return this == REQUEST ? current : released;
  }
}
