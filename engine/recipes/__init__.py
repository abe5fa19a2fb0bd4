"""The recipes, one file each; `engine.recipe.RECIPES` names them."""
