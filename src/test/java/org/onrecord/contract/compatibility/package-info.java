/**
 * The compatibility check: finds changes of the contract that break clients of a released version,
 * which are kept in {@code openapi/released}.
 */
package org.onrecord.contract.compatibility;
