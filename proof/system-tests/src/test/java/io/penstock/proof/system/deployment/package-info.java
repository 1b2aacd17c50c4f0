/// The images and the manifests of `deploy/`, held against the services they run.
@NullMarked
package io.penstock.proof.system.deployment;

import org.jspecify.annotations.NullMarked;
