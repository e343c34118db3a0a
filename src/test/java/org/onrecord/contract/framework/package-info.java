/**
 * The contract-test framework. It reads the OpenAPI document, validates every HTTP exchange of
 * every test against it, and generates valid, invalid and malformed requests from it. The page
 * {@code src/docs/contract-tests.md} introduces it.
 */
package org.onrecord.contract.framework;
