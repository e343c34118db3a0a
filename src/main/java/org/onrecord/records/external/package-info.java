/**
 * External ids: the ids that records have in the systems that send them. Looks records up by them,
 * and keeps them unique.
 */
package org.onrecord.records.external;
