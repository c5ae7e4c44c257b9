// How the scripts are written. tsc finds unknown names and wrong types, so no rule here does.
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    files: ["**/*.js"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      "no-unused-vars": "off",
      "array-callback-return": "error",
      curly: ["error", "multi-line"],
      "default-case": "error",
      eqeqeq: "error",
      "func-style": ["error", "declaration", { allowArrowFunctions: true }],
      "no-console": "error",
      "no-else-return": "error",
      "no-eval": "error",
      "no-implicit-coercion": "error",
      "no-implicit-globals": "error",
      "no-lonely-if": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "Contributed text is never markup: make elements, and set textContent.",
        })),
      ],
      "no-shadow": "error",
      "no-unneeded-ternary": "error",
      "no-useless-concat": "error",
      "no-useless-rename": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-const": "error",
      "prefer-object-spread": "error",
      "prefer-template": "error",
    },
  },
  {
    // Loaded by an ordinary script element, without modules.
    files: ["hooks/review/theme/assets/{forward,not-found,permanent}.js"],
    languageOptions: { sourceType: "script" },
  },
  {
    files: ["hooks/review/theme/assets/**/*.js"],
    rules: {
      // What makes scripts small (hooks/review/site/scripts.py) reads no template within a template, and takes a regular
      // expression that follows an arrow for a division.
      "no-restricted-syntax": [
        "error",
        "TemplateLiteral TemplateLiteral",
        "ArrowFunctionExpression > Literal.body[regex]",
        "ArrowFunctionExpression > CallExpression.body > MemberExpression > Literal[regex]",
        "ArrowFunctionExpression > ChainExpression.body Literal[regex].object",
      ],
    },
  },
];
