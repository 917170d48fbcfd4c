// What the bundler makes of JSX: children as arguments, which is shorter than a list among the properties.
export { Fragment, h } from 'preact';
