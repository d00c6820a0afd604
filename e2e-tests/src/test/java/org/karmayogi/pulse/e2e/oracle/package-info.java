/** What the figures must be: the contract's rules written once more, apart from the product. */
package org.karmayogi.pulse.e2e.oracle;
