/** The metrics store on MongoDB: documents, indexes and conditional writes, and nothing about why they are written. */
@NullMarked
package org.karmayogi.pulse.metrics.store;

import org.jspecify.annotations.NullMarked;
