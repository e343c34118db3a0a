/**
 * Tests of the running service against its contract, {@code openapi/openapi.yaml}: routes, roles,
 * examples, generated and hostile requests. They use {@link org.onrecord.contract.framework}.
 */
package org.onrecord.contract;
