"""One trial."""
import json

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, Trainer, TrainingArguments

from common import Settings, log, steps_of


def load(base, rank):
    model = AutoModelForCausalLM.from_pretrained(f"/models/{base}", torch_dtype=torch.bfloat16)
    return get_peft_model(model, LoraConfig(r=rank))


def read(path):
    with open(path) as lines:
        return [json.loads(line) for line in lines]


def tune(base, data, rate, warmup, epochs, rank, adapter):
    settings = Settings(rate, warmup, epochs=epochs)
    rows = read(data)
    count = steps_of(len(rows), epochs, batch=16)
    log(f"{count} steps for {len(rows)} rows")
    arguments = TrainingArguments(
        output_dir="/checkpoints", learning_rate=settings.rate, warmup_steps=settings.warmup, max_steps=count
    )
    trainer = Trainer(model=load(base, rank), args=arguments, train_dataset=rows)
    result = trainer.train()
    trainer.save_model(adapter)
    return {"loss": result.training_loss}
