/** The end of the requests that are still in progress when the service stops. */
package org.onrecord.web.shutdown;
