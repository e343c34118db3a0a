/**
 * The compatibility check: finds changes of the contract that break clients of released versions,
 * which are kept in {@code openapi/released}.
 */
package org.onrecord.contract.compatibility;
