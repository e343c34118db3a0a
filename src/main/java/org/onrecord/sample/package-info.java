/**
 * Sample data, loaded into an empty database on request. Depends on all record packages and nothing
 * depends on it.
 */
package org.onrecord.sample;
