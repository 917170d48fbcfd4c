/** The name of the reading that the story's own `infer` sentences make. */
export const AS_TOLD = 'As told';
